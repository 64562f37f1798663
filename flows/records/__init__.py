"""The typed records that departments serve and items read: one vocabulary for kiosk and platform."""

"""`make gallery`: every screen of every item in every mode and layout, as one page of pictures with a search field."""

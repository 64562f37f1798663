"""The reference central platform: the API that kiosks talk to and the public pages behind their QR codes."""

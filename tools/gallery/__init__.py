"""`make gallery`: every screen of every item with its further pages, in the views asked for, as one page of pictures with a search field."""

"""How accounts are assessed: the fit from labelled files, and how good it is on groups and networks that it never saw."""

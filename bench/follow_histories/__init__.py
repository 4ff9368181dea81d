"""How automation is detected: generated follow histories, the fit of the evidence, and how good it is on settings never seen."""

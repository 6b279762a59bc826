"""How SOPs look: the shelf as it is browsed, one SOP's contents, and a whole one as a page."""

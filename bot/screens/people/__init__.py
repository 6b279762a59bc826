"""How members look: the list, one member, and the form that invites."""

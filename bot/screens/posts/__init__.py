"""How posts look: their names, who is on duty, and the form that appoints."""

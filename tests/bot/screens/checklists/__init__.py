"""The screens of /syarat."""

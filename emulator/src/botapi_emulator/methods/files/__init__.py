"""Methods that take or return files."""

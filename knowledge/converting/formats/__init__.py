"""The formats of files: Word, PDF, plain text, and the package that holds one."""

"""The start: hands the command line to `cli/`."""

from cli.program import app

if __name__ == "__main__":
    app()

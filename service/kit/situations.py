"""What an operator can mend: told as one line on the command line, where a trace would only hide it."""


class Situation(Exception):
    """Something about this machine or its settings stands in the way; the message says what, where and how to mend it."""

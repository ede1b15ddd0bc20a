"""The web application: handlers read, call one verb, and answer with a typed page."""

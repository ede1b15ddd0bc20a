"""Handlers, a file a resource."""

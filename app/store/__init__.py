"""The SQLite store: tables, and one named function for every question put to them."""

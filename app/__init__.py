"""Tellapart: markdown notes become explained, graded quizzes that tell look-alike concepts apart."""

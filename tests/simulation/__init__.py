"""Made-up learners study with the coach and with other schedulers, and sit an exam of questions they never saw.

It shows that the code uses such structure if people have it, and nothing about people.
"""

"""What each template is given: one typed page, and the frame around it. Templates only print these."""

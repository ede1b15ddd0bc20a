"""What Tellapart knows: pure functions over frozen values. No files, no clock, no dice, no SQL, no HTTP."""

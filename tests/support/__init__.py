"""What the root conftest.py is made of: guards that turn noise, leaks and network access into failures."""

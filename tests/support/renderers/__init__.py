"""Small renderers made for tests: right ones, some that break one promise each, some that fail, some of others."""

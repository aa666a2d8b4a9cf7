# Unit tests of tui

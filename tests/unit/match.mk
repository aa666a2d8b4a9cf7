# Unit tests of match

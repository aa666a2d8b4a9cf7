# Unit tests of base

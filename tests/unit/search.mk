# Unit tests of search

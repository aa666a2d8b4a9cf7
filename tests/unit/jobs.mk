# Unit tests of jobs

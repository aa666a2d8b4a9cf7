# screenshots

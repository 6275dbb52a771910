"""What an export is made from: the article, its plan, and the plan as sound with times."""

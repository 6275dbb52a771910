"""Who speaks each quotation of an article; ``attributing`` has the steps."""

"""A voice, where the system has one: through Speech Dispatcher, or by a program that speaks one sentence.

Qt's own way (QtTextToSpeech) lies in the big add-on wheel, and ends at Speech Dispatcher as well.
"""

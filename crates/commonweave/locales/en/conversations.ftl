# Talking with one another.

conversation-discussion = Discussion
conversation-discussions = Discussions
conversation-discussion-about = a question or a thought, with answers to it
conversation-channel = Channel
conversation-channels = Channels
conversation-channel-about = a running talk, live

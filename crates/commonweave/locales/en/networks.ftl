# networks

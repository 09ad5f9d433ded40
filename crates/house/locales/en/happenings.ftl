# What an act adds to its sentence.
happening-detail-themselves = For themselves
happening-detail-organisation = For an organisation
happening-detail-guest = As a guest
happening-detail-member = As a member
happening-detail-facilitator = As a facilitator
happening-detail-steward = As a steward
happening-detail-staff = As staff
happening-detail-representative = As a representative
happening-detail-ended = No longer
happening-detail-public = Open to everyone who may read the network
happening-detail-network = Open to the network’s members
happening-detail-members = Open to the space’s members only
happening-detail-address = With a new address
happening-detail-sector = The sector
happening-detail-removed = Taken away

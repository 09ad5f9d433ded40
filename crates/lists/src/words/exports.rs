//! Headings of the exports that people have: address books of Google, Outlook, Apple and Thunderbird, CiviCRM, Mailchimp,
//! LinkedIn, Airtable, Eventbrite, Slack, Meetup, Salesforce.

use super::Heading::{self, Means, Nothing, OfBodies, OfPeople, Tells};
use crate::judging::Field;

/// Headings as programs write them.
pub(super) const HEADINGS: &[(Heading, &str)] = &[
    (
        Means(Field::FirstName),
        "First Name|firstname|given name|given names|forename|forenames|christian name|contact first name",
    ),
    (Means(Field::LastName), "Last Name|lastname|surname|family name|contact last name"),
    (
        Means(Field::Name),
        "Name|full name|fullname|display name|displayname|File As|E-mail Display Name|member name|person|member|\
         attendee name|attendee|participant|participant name|real name|legal name|signatory|signatories|signed by|signee|last name first name|name of member|subscriber",
    ),
    (
        Means(Field::Email),
        "Email|E-mail|mail|email address|e-mail address|E-mail 1 - Value|E-mail 1 Value|Primary Email|Work Email|mail address|\
         email id|e mail id|Attendee email|user email|email 1|emails|e-mails|email addresses|SMTP address|contact e mail address",
    ),
    (
        Means(Field::Headline),
        "Job Title|Organization 1 - Title|Organization Title|Position|role|occupation|profession|headline|job|function|\
         designation|job position|position title|title|job role|role title",
    ),
    (
        Means(Field::Skills),
        "skills|skill|expertise|competences|competencies|offers|can help with|areas of expertise|specialties",
    ),
    (Means(Field::Represents), "represents|representative of|representing|leads|lead of|stands for"),
    (
        Means(Field::Organisation),
        "Organization Name|organisation name|Organization 1 - Name|Company|Current Employer|Employer|Company Name|Account Name|\
         organisation|organization|organisations|organizations|institution|member of|affiliation|affiliations|teams|team|partner|\
         partners|name of organisation|name of organization|membership organisation|legal entity|ngo|ngo name|association|club|\
         school|school name|charity|charity name|business name|agency|agency name|institute|university|firm|group name|\
         name of the organisation|name of the organization|entity|entity name|chapter|church|employer name|company or organization",
    ),
    (
        Means(Field::Sector),
        "sector|type|kind|category|organisation type|organization type|Contact Subtype|Contact Sub Type|Contact Sub-type|industry|\
         type of organization|type of organisation|org type|company type|account type|field|classification|category name|business type",
    ),
    (
        Means(Field::Website),
        "Website|web site|web|url|homepage|site|Website 1 - Value|Web Page|web page|personal web page|home page|website url|\
         web address|link|organisation website|company website",
    ),
    (
        Means(Field::Place),
        "City|place|town|location|region|state|country|Business City|Home City|Address 1 - City|Address 1 - Country|address|\
         Business Country/Region|street address|municipality|district|county|province|governorate|postal city|state province|\
         state/province|country name|city/town|village|area|suburb|full address|mailing address|constituency|ward|electorate",
    ),
    (
        Means(Field::About),
        "About|bio|biography|description|notes|note|purpose|mission|comments|remarks|summary|about us|mission statement|activities|\
         short description|comment|remark",
    ),
    (Means(Field::Seeks), "seeks|looking for|needs|wants"),
    (Means(Field::Brings), "brings|provides|contributes|gives"),
    (
        Means(Field::ContactPerson),
        "contact|contact name|contact person|primary contact|president|chair|chairperson|chairman|director|executive director|ceo|\
         head|leader|principal|key contact|main contact|secretary|responsible person|representative|coordinator|contact full name|\
         person in charge|founder|manager|librarian|manager name|Primary Contact Name",
    ),
    (
        Means(Field::ContactEmail),
        "contact email|contact e-mail|office email|general email|organisation email|organization email|company email|E-mail 2 Address|\
         E-mail 2 - Value|Secondary email|alternate email|alternative email|other email|second email|email 2|email2|public email|info email",
    ),
    (
        Means(Field::ContactPhone),
        "Phone|telephone|phone number|tel|mobile|mobile phone|Phone 1 - Value|Business Phone|Primary Phone|contact phone|contact number|\
         telephone number|cell|cell phone|mobile number|work phone|phone no|office phone",
    ),
    (Tells, "Contact Type|Record Type|type of contact|entity type|contact kind|person or organisation"),
    (
        OfPeople,
        "gender|sex|birth date|birthday|date of birth|dob|age|pronouns|salutation|honorific|individual prefix|Member ID|member number|\
         fullname_|has-2fa|has-sso|ticket type|attendee #|attendee status|connected on|last login|nickname|t-shirt size|dietary requirements|\
         MEMBER_RATING|OPTIN_TIME|first name phonetic|deceased|household|preferred name|username|user name|userid|handle|given name yomi",
    ),
    (
        OfBodies,
        "ngo id|tax id|ein|registration number|charity number|registered charity number|company number|vat number|legal form|\
         founded|year founded|number of members|number of employees|employees|opening hours|hours|open date|date registered|\
         date of registration|corporate id|duns|sic code|legal name of organization|trading name|annual revenue|staff size|total employees|uei|org id",
    ),
    (
        Nothing,
        "E-mail Type|email type|E-mail 1 - Type|E-mail 1 - Label|Phone 1 - Type|Organization 1 - Type|Website 1 - Type|Middle Name|Suffix|prefix|\
         name prefix|name suffix|additional name|Group Membership|labels|department|organization department|source|coder|latitude longitude|\
         latitude|longitude|lat|lon|lng|zip|zip code|postcode|postal code|id|contact id|external id|internal contact id|timestamp|created|\
         created at|updated at|modified|status|tags|photo|image|order|order #|order date|quantity|no|nr|number|language|languages|linkedin|twitter|\
         facebook|instagram|fax|business fax|year|date|ip address|ip|response type|response id|latlng|coordinates|geolocation|attachments|billing-active|expiration-timestamp|short name|\
         acronym|abbreviation|lang|yomi name|E-mail 3 Address|Categories|Priority|Private|sensitivity|logo|email 2 type|sort name|im",
    ),
];

namespace CitizenParticipation.Attachments;

public enum AttachmentKind
{
    Image = 1,
    Document = 2,
}

namespace CitizenParticipation.Web.Attachments;

/// <summary>Names the resource of sentences about pictures and files.</summary>
public sealed class AttachmentTexts;

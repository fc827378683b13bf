namespace CitizenParticipation.Web.Comments;

/// <summary>Names the resource of sentences about discussions.</summary>
public sealed class CommentTexts;

using CitizenParticipation.Comments;

namespace CitizenParticipation.Web.Comments;

/// <summary>What a person has typed into the form of a comment, as it came.</summary>
public sealed class CommentModel
{
    public string? Kind { get; set; }

    public string? Text { get; set; }

    /// <summary>Anything to speak for one's office.</summary>
    public string? Official { get; set; }

    public bool IsOfficial => Official is { Length: > 0 };

    public AddComment.Input ToInput(Guid? replyTo) =>
        new(Enum.TryParse<CommentKind>(Kind, out var kind) ? kind : CommentKind.None, Text, replyTo, IsOfficial);
}

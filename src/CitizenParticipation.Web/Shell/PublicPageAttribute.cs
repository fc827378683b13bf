namespace CitizenParticipation.Web.Shell;

/// <summary>
/// Marks a page or endpoint that reads the same for every visitor who is not signed in, but for language and <see cref="View"/>.
/// Its answers are kept for a moment and given to the next visitor; it must not write anything personal for such visitors.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PublicPageAttribute : Attribute;

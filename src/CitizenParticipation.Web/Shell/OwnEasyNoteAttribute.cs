namespace CitizenParticipation.Web.Shell;

/// <summary>Marks a page that shows an <see cref="EasyNote"/> beside its text; on all others the layout says that there is no easy language yet.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OwnEasyNoteAttribute : Attribute;

namespace CitizenParticipation.Web.Merging;

/// <summary>Names the resource files of this room.</summary>
public sealed class MergingTexts;

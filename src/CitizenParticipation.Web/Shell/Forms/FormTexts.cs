namespace CitizenParticipation.Web.Shell.Forms;

/// <summary>Names the resource of sentences that stand around every form.</summary>
public sealed class FormTexts;

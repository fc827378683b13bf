namespace CitizenParticipation.Web.Shell;

/// <summary>Names the resource of words that all rooms share: header, footer, states, phases, dates.</summary>
public sealed class Words;

/// <summary>Names the resource with one sentence for each <see cref="Refusal"/>.</summary>
public sealed class Refusals;

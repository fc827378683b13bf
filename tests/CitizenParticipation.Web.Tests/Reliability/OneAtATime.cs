namespace CitizenParticipation.Web.Tests.Reliability;

/// <summary>Tests that measure times or processors run alone.</summary>
[CollectionDefinition(nameof(OneAtATime), DisableParallelization = true)]
public sealed class OneAtATime;

namespace CitizenParticipation.Rules;

/// <summary>A rule in one language.</summary>
/// <param name="Title">In a few words, without a full stop.</param>
/// <param name="Text">What it asks for, in sentences; empty where only the title is translated.</param>
/// <param name="Letter">What moderators begin with when they write to somebody about it; they change it as they like. May be empty.</param>
public sealed record RuleWords(string Title, string Text = "", string Letter = "");

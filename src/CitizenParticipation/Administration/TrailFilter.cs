namespace CitizenParticipation.Administration;

/// <summary>What an administrator looks for in the trail, as it was typed. Empty fields ask for everything.</summary>
/// <param name="Who">Part of a name, or an e-mail address.</param>
/// <param name="Actor">One person by id, or <see cref="Platform"/>; it goes before <paramref name="Who"/>.</param>
/// <param name="Action">A verb such as <c>proposal.published</c>.</param>
/// <param name="About">Address, name in addresses or id of a proposal, comment, offer, process or person. A proposal brings along what stands under it.</param>
/// <param name="Words">Found in the reason, before and after.</param>
/// <param name="From">First day by the city's clock, as <c>2027-03-01</c>.</param>
/// <param name="To">Last day.</param>
public sealed record TrailFilter(string? Who = null, string? Actor = null, string? Action = null, string? About = null, string? Words = null, string? From = null, string? To = null)
{
    /// <summary>What nobody in particular did: the platform itself, the operator at the command line, somebody without an account.</summary>
    public const string Platform = "platform";

    public bool IsSet => new[] { Who, Actor, Action, About, Words, From, To }.Any(typed => !string.IsNullOrWhiteSpace(typed));
}

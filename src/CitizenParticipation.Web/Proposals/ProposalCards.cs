using System.Globalization;
using CitizenParticipation.City;
using CitizenParticipation.Districts;
using CitizenParticipation.Live;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using CitizenParticipation.Web.Shell;
using CitizenParticipation.Web.Voting;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.Localization;

namespace CitizenParticipation.Web.Proposals;

/// <summary>The cards of a list, one piece of markup: this is the hottest piece of the whole site, and a component or a tree of frames for each card costs more than all that it says.</summary>
public sealed class ProposalCards(
    IStringLocalizer<ProposalTexts> texts, IStringLocalizer<VotingTexts> voting, IStringLocalizer<Words> words, CityProfile city, CityClock clock, Dates dates, PhaseWords phases) : ComponentBase
{
    private MarkupString lang;

    [Parameter, EditorRequired] public IReadOnlyList<ProposalSummary> Proposals { get; set; } = [];
    [Parameter, EditorRequired] public DistrictTree Tree { get; set; } = null!;
    [Parameter] public bool ShowProcess { get; set; } = true;

    /// <summary>Those of which the cards are to say what is possible now.</summary>
    [Parameter] public IReadOnlyList<Process> Processes { get; set; } = [];

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        var now = clock.Now;
        lang = Languages.OfContents is { } language ? EncodedMarkup.Of($" lang=\"{language}\"") : default;
        var offers = Processes.ToDictionary(p => p.Slug, p => (Phase: Phase(p), IsOpen: p.RefusesSupport(now) is null), StringComparer.Ordinal);
        builder.AddMarkupContent(0, EncodedMarkup.Of($"{Proposals.Select(p => Card(p, offers.GetValueOrDefault(p.ProcessSlug)))}").Value);
    }

    private MarkupString Card(ProposalSummary proposal, (MarkupString Phase, bool IsOpen) offer) => EncodedMarkup.Of(
        $"""
        <li><article class="card proposal-card"><div class="card-body">
        <p class="card-top"><a class="chip chip-district" href="{Links.District(proposal.DistrictKey)}">{Tree.NameOf(proposal.DistrictKey)}</a> <span class="small muted">{city.FindCategory(proposal.Category)?.In(Languages.Current)}</span>{offer.Phase}</p>
        <h3 class="card-title"><a href="{Links.Proposal(proposal.Slug)}"{lang} dir="auto">{proposal.Title}</a></h3>
        <p class="small card-teaser"{lang} dir="auto">{proposal.Teaser}</p>
        <p class="card-meta">{texts["By", words.Author(proposal.AuthorName)]} · <time datetime="{Dates.Machine(proposal.PublishedAt)}">{texts["Published", dates.Ago(proposal.PublishedAt)]}</time>{Process(proposal)}</p>
        </div><div class="card-foot">
        {(offer.IsOpen || proposal.Supports > 0 ? Tally(proposal) : default)}{(offer.IsOpen ? Support(proposal) : default)}
        </div></article></li>

        """);

    private MarkupString Phase(Process process) => phases.Of(process) is { } phase ? EncodedMarkup.Of($""" <span class="{phase.Class}">{phase.Text}</span>""") : default;

    private MarkupString Process(ProposalSummary proposal) =>
        ShowProcess ? EncodedMarkup.Of($"""<span> · <a href="{Links.Process(proposal.ProcessSlug)}"{lang} dir="auto">{proposal.ProcessTitle}</a></span>""") : default;

    /// <summary>A number that cannot move yet is not shown: nobody has been asked.</summary>
    private MarkupString Tally(ProposalSummary proposal) => EncodedMarkup.Of(
        $"""<p class="tally-line"><live-tally class="tally" topic="{Topics.Proposal(proposal.Slug)}">{proposal.Supports.ToString("N0", CultureInfo.CurrentCulture)}</live-tally> <span class="small">{voting["SupportThis"]}</span></p>""");

    private MarkupString Support(ProposalSummary proposal) =>
        EncodedMarkup.Of($"""<a class="button button-quiet button-small" href="{Links.Proposal(proposal.Slug)}#support">{voting["Support"]}<span class="visually-hidden">: {proposal.Title}</span></a>""");
}

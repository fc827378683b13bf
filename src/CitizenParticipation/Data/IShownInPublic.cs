namespace CitizenParticipation.Data;

/// <summary>Marks rows that pages for everybody show. When one is written, every page that was kept for the next reader is drawn anew (<c>Live/TellPublicChanges</c>).</summary>
public interface IShownInPublic;

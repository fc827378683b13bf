using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CitizenParticipation.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class HiddenVersions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) =>
            // The check in a column, so that the table need not be made anew.
            migrationBuilder.Sql("""
                ALTER TABLE "ProposalVersions" ADD COLUMN "HiddenReason" TEXT NOT NULL DEFAULT '';
                ALTER TABLE "ProposalVersions" ADD COLUMN "HiddenWords" TEXT NOT NULL DEFAULT '';
                ALTER TABLE "ProposalVersions" ADD COLUMN "HiddenAt" INTEGER NULL CONSTRAINT "CK_ProposalVersions_Hidden" CHECK (("HiddenAt" IS NOT NULL) = ("HiddenReason" <> '') AND ("HiddenReason" = '') = ("HiddenWords" = '') AND ("HiddenReason" = '' OR "State" = 1));
                """);

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            // The check goes with the column in which it stands.
            foreach (var column in (string[])["HiddenAt", "HiddenWords", "HiddenReason"]) migrationBuilder.Sql($"""ALTER TABLE "ProposalVersions" DROP COLUMN "{column}";""");
        }
    }
}

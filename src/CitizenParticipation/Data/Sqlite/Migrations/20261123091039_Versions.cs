using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CitizenParticipation.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Versions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "AuthorSaysMeaningChanged",
                table: "ProposalVersions",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Difference",
                table: "ProposalVersions",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "EasyText",
                table: "ProposalVersions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "ModeratorSaysMeaningChanged",
                table: "ProposalVersions",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Note",
                table: "ProposalVersions",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Reason",
                table: "ProposalVersions",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            // Checks in the columns, so that the table need not be made anew.
            migrationBuilder.Sql("""
                ALTER TABLE "ProposalVersions" ADD COLUMN "State" INTEGER NOT NULL DEFAULT 2 CONSTRAINT "CK_ProposalVersions_State" CHECK ("State" BETWEEN 0 AND 4);
                ALTER TABLE "ProposalVersions" ADD COLUMN "PublishedAt" INTEGER NULL CONSTRAINT "CK_ProposalVersions_Published" CHECK (("State" = 1) = ("PublishedAt" IS NOT NULL));
                """ + Fill);

            migrationBuilder.AddColumn<string>(
                name: "Words",
                table: "ProposalVersions",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<Guid>(
                name: "WriterId",
                table: "ProposalVersions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_ProposalVersions_ProposalId",
                table: "ProposalVersions",
                column: "ProposalId",
                unique: true,
                filter: "\"State\" = 0");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ProposalVersions_ProposalId",
                table: "ProposalVersions");

            // The check that names both columns goes with the one it stands in.
            foreach (var column in (string[])["PublishedAt", "State", "AuthorSaysMeaningChanged", "ModeratorSaysMeaningChanged", "Difference", "EasyText", "Note", "Reason", "Words", "WriterId"])
                migrationBuilder.Sql($"""ALTER TABLE "ProposalVersions" DROP COLUMN "{column}";""");
        }

        /// <summary>Until now a version was either the present one or one that had been sent back.</summary>
        private const string Fill =
            """
            UPDATE "ProposalVersions" SET
              "State" = (SELECT CASE WHEN p."PublishedAt" IS NOT NULL THEN 1 WHEN p."State" = 1 THEN 0 WHEN p."State" = 7 THEN 3 WHEN p."State" = 4 THEN 4 ELSE 2 END FROM "Proposals" AS p WHERE p."Id" = "ProposalVersions"."ProposalId"),
              "PublishedAt" = (SELECT p."PublishedAt" FROM "Proposals" AS p WHERE p."Id" = "ProposalVersions"."ProposalId")
            WHERE "Number" = (SELECT max(o."Number") FROM "ProposalVersions" AS o WHERE o."ProposalId" = "ProposalVersions"."ProposalId");
            """;
    }
}

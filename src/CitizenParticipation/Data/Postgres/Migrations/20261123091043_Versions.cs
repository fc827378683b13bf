using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CitizenParticipation.Data.Postgres.Migrations
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
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Difference",
                table: "ProposalVersions",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "EasyText",
                table: "ProposalVersions",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "ModeratorSaysMeaningChanged",
                table: "ProposalVersions",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Note",
                table: "ProposalVersions",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "PublishedAt",
                table: "ProposalVersions",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Reason",
                table: "ProposalVersions",
                type: "text",
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "State",
                table: "ProposalVersions",
                type: "integer",
                nullable: false,
                defaultValue: 2);

            migrationBuilder.AddColumn<string>(
                name: "Words",
                table: "ProposalVersions",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<Guid>(
                name: "WriterId",
                table: "ProposalVersions",
                type: "uuid",
                nullable: true);

            migrationBuilder.Sql(Fill);

            migrationBuilder.CreateIndex(
                name: "IX_ProposalVersions_ProposalId",
                table: "ProposalVersions",
                column: "ProposalId",
                unique: true,
                filter: "\"State\" = 0");

            migrationBuilder.AddCheckConstraint(
                name: "CK_ProposalVersions_Published",
                table: "ProposalVersions",
                sql: "(\"State\" = 1) = (\"PublishedAt\" IS NOT NULL)");

            migrationBuilder.AddCheckConstraint(
                name: "CK_ProposalVersions_State",
                table: "ProposalVersions",
                sql: "\"State\" BETWEEN 0 AND 4");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ProposalVersions_ProposalId",
                table: "ProposalVersions");

            migrationBuilder.DropCheckConstraint(
                name: "CK_ProposalVersions_Published",
                table: "ProposalVersions");

            migrationBuilder.DropCheckConstraint(
                name: "CK_ProposalVersions_State",
                table: "ProposalVersions");

            migrationBuilder.DropColumn(
                name: "AuthorSaysMeaningChanged",
                table: "ProposalVersions");

            migrationBuilder.DropColumn(
                name: "Difference",
                table: "ProposalVersions");

            migrationBuilder.DropColumn(
                name: "EasyText",
                table: "ProposalVersions");

            migrationBuilder.DropColumn(
                name: "ModeratorSaysMeaningChanged",
                table: "ProposalVersions");

            migrationBuilder.DropColumn(
                name: "Note",
                table: "ProposalVersions");

            migrationBuilder.DropColumn(
                name: "PublishedAt",
                table: "ProposalVersions");

            migrationBuilder.DropColumn(
                name: "Reason",
                table: "ProposalVersions");

            migrationBuilder.DropColumn(
                name: "State",
                table: "ProposalVersions");

            migrationBuilder.DropColumn(
                name: "Words",
                table: "ProposalVersions");

            migrationBuilder.DropColumn(
                name: "WriterId",
                table: "ProposalVersions");
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

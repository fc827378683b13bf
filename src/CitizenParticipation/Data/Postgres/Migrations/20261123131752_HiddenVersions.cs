using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CitizenParticipation.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class HiddenVersions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "HiddenAt",
                table: "ProposalVersions",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "HiddenReason",
                table: "ProposalVersions",
                type: "text",
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "HiddenWords",
                table: "ProposalVersions",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddCheckConstraint(
                name: "CK_ProposalVersions_Hidden",
                table: "ProposalVersions",
                sql: "(\"HiddenAt\" IS NOT NULL) = (\"HiddenReason\" <> '') AND (\"HiddenReason\" = '') = (\"HiddenWords\" = '') AND (\"HiddenReason\" = '' OR \"State\" = 1)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "CK_ProposalVersions_Hidden",
                table: "ProposalVersions");

            migrationBuilder.DropColumn(
                name: "HiddenAt",
                table: "ProposalVersions");

            migrationBuilder.DropColumn(
                name: "HiddenReason",
                table: "ProposalVersions");

            migrationBuilder.DropColumn(
                name: "HiddenWords",
                table: "ProposalVersions");
        }
    }
}

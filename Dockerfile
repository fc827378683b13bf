# Styles and scripts
FROM node:22-bookworm-slim AS assets
WORKDIR /build/wwwroot-assets
COPY wwwroot-assets/package.json wwwroot-assets/package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY wwwroot-assets/ ./
RUN node build.mjs /build/out

# Application
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /build
COPY global.json Directory.Build.props Directory.Packages.props .editorconfig ./
COPY src/CitizenParticipation/CitizenParticipation.csproj src/CitizenParticipation/
COPY src/CitizenParticipation.Web/CitizenParticipation.Web.csproj src/CitizenParticipation.Web/Assets.targets src/CitizenParticipation.Web/
RUN dotnet restore src/CitizenParticipation.Web
COPY src/ src/
COPY seeds/ seeds/
COPY README.md ./
COPY --from=assets /build/out/ src/CitizenParticipation.Web/wwwroot/
RUN dotnet publish src/CitizenParticipation.Web -c Release --no-restore -p:SkipAssets=true -o /app

# What runs: no SDK, no shell user, one volume
FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app ./
RUN mkdir /data && chown $APP_UID /data
USER $APP_UID
VOLUME /data
ENV Storage__Directory=/data ASPNETCORE_HTTP_PORTS=8080
# 32 MiB of new objects before memory is tidied up. Without it a virtual machine that does not tell the size of its caches
# tidies up every 2 or 3 MB, and pages wait for it. The runtime reads it from the environment only.
ENV DOTNET_GCgen0size=0x2000000
EXPOSE 8080
ENTRYPOINT ["dotnet", "CitizenParticipation.Web.dll"]
